using System.CommandLine;
using Course.Benchmarks;

var root = new RootCommand("Measures the course's speed. Run it in Release, on a machine that does nothing else.")
{
    new PeersCommand(),
    new ColdCommand(),
    new GrowthCommand(),
    new CellsCommand(),
    new PartsCommand(),
    new ReportCommand(),
    new WorkerCommand(),
};
return root.Parse(args).Invoke();
