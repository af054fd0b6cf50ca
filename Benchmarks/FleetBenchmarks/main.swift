// The benchmarks as one program.
for line in kernelBenchmarks() { print(line.name, line.value, line.unit, line.checksum) }
