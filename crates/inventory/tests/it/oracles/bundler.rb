# Prints the gems of each lock file: name, version, platform, and the file. Those of a path are the project's own.
require "bundler"
ARGV.each do |file|
  Bundler::LockfileParser.new(File.read(file)).specs.each do |spec|
    next if spec.source.instance_of?(Bundler::Source::Path)
    puts [spec.name, spec.version, spec.platform, file].join("\t")
  end
end
