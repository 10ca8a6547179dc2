# Prints what RubyGems reads of each specification: name, version, platform, licences, and the file.
ARGV.each do |file|
  spec = Gem::Specification.load(file)
  puts [spec.name, spec.version, spec.platform, spec.licenses.join(" OR "), file].join("\t") if spec
end
