# Hex's own: Elixir's `Version`. In: lines of two versions with a tab between. Out: `<`, `=`, `>`, or `?` if one is refused.

answer = fn line ->
  with [a, b] <- line |> String.trim_trailing("\n") |> String.split("\t"),
       {:ok, a} <- Version.parse(a),
       {:ok, b} <- Version.parse(b) do
    case Version.compare(a, b) do
      :lt -> "<"
      :eq -> "="
      :gt -> ">"
    end
  else
    _ -> "?"
  end
end

answers = IO.stream(:stdio, :line) |> Enum.map(answer)
IO.puts(Enum.join(answers, "\n"))
