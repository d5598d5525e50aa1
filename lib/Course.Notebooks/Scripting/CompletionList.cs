namespace Course.Notebooks.Scripting;

/// <summary>What could stand at a place in the code.</summary>
/// <param name="Start">Where the text to replace starts, in UTF-16 units from the start of the cell.</param>
/// <param name="End">Where the text to replace ends.</param>
/// <param name="Choices">The choices, best first.</param>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionChoice> Choices);
