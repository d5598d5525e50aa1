using Course.Notebooks.Scripting;

namespace Course.Notebooks.Directives;

/// <summary>An imported file whose code failed: the failure is the importing cell's.</summary>
internal sealed class ImportFailedException(ScriptOutcome outcome) : Exception(outcome.Error?.Message)
{
    public ScriptOutcome Outcome { get; } = outcome;
}
