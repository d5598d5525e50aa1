using System.CommandLine;
using BenchmarkDotNet.Running;

namespace Course.Benchmarks;

/// <summary>BenchmarkDotNet over the course's own parts.</summary>
internal sealed class PartsCommand : Command
{
    private readonly Argument<string[]> arguments = new("arguments") { Description = "BenchmarkDotNet's own, after --, such as --filter *Product*." };

    public PartsCommand()
        : base("parts", "Measures the parts one by one with BenchmarkDotNet.")
    {
        Add(arguments);
        TreatUnmatchedTokensAsErrors = false;
        SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(PartsCommand).Assembly).Run([.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens]));
    }
}
