namespace Course.DotNetInteractive.Tests;

/// <summary>What a host made of a cell.</summary>
/// <param name="Id">The cell.</param>
/// <param name="Succeeded">Whether it ran to its end.</param>
/// <param name="Failure">Why not, or nothing.</param>
/// <param name="Shown">The text that it shows, in order: what is written to the console as it is, a value with a line's end.</param>
internal sealed record CellObservation(string Id, bool Succeeded, string Failure, IReadOnlyList<string> Shown)
{
    /// <summary>All that it shows, on whatever system and in however many pieces it came.</summary>
    public string Text => string.Concat(Shown).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
