# RubyGems' own. In: lines of two versions with a tab between. Out: `<`, `=`, `>`, or `?` if one is refused.

$stdin.each_line(chomp: true) do |line|
  a, b = line.split("\t", -1)
  if Gem::Version.correct?(a) && Gem::Version.correct?(b)
    puts %w[= > <][Gem::Version.new(a) <=> Gem::Version.new(b)]
  else
    puts "?"
  end
end
