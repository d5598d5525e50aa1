using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

namespace Course.Benchmarks;

/// <summary>BenchmarkDotNet over the course's own parts.</summary>
internal sealed class PartsCommand : Command
{
    private readonly Argument<string[]> arguments = new("arguments") { Description = "BenchmarkDotNet's own, after --, such as --filter \"*Product*\" --job short." };

    public PartsCommand()
        : base("parts", "Measures the parts one by one with BenchmarkDotNet: products, element-wise functions, a step under each optimiser.")
    {
        Add(arguments);
        TreatUnmatchedTokensAsErrors = false;
        SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(PartsCommand).Assembly).Run([.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens], Configuration()));
    }

    // BenchmarkDotNet generates a project for each run and builds it inside this repository, whose rules for source code are not meant for it.
    private static IConfig Configuration() => ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.Default.WithArguments([Property("TreatWarningsAsErrors"), Property("GenerateDocumentationFile"), Property("EnforceCodeStyleInBuild")]).AsMutator())
        .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks", "parts"));

    private static MsBuildArgument Property(string name) => new($"/p:{name}=false");
}
