namespace Course.Notebooks.Conversion;

/// <summary>A program made from a notebook.</summary>
/// <param name="Text">The source of the file-based app.</param>
/// <param name="Notices">What has no counterpart in a program and stands there as a comment.</param>
public sealed record ConvertedApp(string Text, IReadOnlyList<string> Notices);
