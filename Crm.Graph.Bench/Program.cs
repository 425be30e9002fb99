Console.WriteLine("benchmarks: reads");
