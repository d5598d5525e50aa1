using System.CommandLine;

namespace Course.Benchmarks;

/// <summary>What a comparison with peers can be told, the same for every command that makes one.</summary>
internal static class PeerOptions
{
    /// <summary>What starts TorchSharp's worker.</summary>
    public static Option<FileInfo?> TorchSharp() => new("--torchsharp")
    {
        Description = "A program that starts TorchSharp's worker (tests/Course.Benchmarks.TorchSharp) with the two arguments it is given, such as a script that sets up "
            + "newer C++ libraries than the system has. Unless given, the project is built and run as it is.",
    };
}
