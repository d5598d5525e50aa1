using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Tests.Formatting;

/// <summary>The tests whose cells register formatters: they belong to the process, so these tests run while no other does, and each forgets what it registered.</summary>
[CollectionDefinition(nameof(RegisteringFormatters), DisableParallelization = true)]
public sealed class RegisteringFormatters
{
    public static void Forget() => Formatter.ResetToDefault();
}
