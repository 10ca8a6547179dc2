# Names and versions in lock files and application files, as Elixir and Erlang read them themselves: a line
# PATH<tab>NAME<tab>VERSION for each package of Hex's and each application.
for path <- System.argv() do
  entries =
    case Path.basename(path) do
      "rebar.lock" ->
        {:ok, [first | _]} = :file.consult(path)
        list = if is_tuple(first), do: elem(first, 1), else: first
        for entry <- list, elem(elem(entry, 1), 0) == :pkg, do: {elem(elem(entry, 1), 1), elem(elem(entry, 1), 2)}
      name ->
        if Path.extname(name) == ".app" do
          {:ok, [{:application, app, fields}]} = :file.consult(path)
          [{app, fields[:vsn]}]
        else
          {lock, _} = Code.eval_file(path)
          for {_, entry} <- lock, elem(entry, 0) == :hex, do: {elem(entry, 1), elem(entry, 2)}
        end
    end
  for {name, version} <- entries, do: IO.puts("#{path}\t#{name}\t#{version}")
end
