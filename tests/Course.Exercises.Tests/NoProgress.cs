using System.Runtime.CompilerServices;

// One test shortens the time that an answer may take, which is the same for all.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Course.Exercises.Tests;

/// <summary>The tests answer exercises; that is nobody's progress.</summary>
internal static class NoProgress
{
    [ModuleInitializer]
    public static void TurnOff() => Environment.SetEnvironmentVariable(ProgressFile.EnvironmentVariable, "off");
}
