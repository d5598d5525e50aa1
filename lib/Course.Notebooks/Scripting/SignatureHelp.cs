namespace Course.Notebooks.Scripting;

/// <summary>The overloads of the call around a place in the code.</summary>
/// <param name="Signatures">The overloads.</param>
/// <param name="ActiveSignature">The overload that the arguments so far fit best.</param>
/// <param name="ActiveParameter">The parameter whose argument is being written.</param>
public sealed record SignatureHelp(IReadOnlyList<SignatureChoice> Signatures, int ActiveSignature, int ActiveParameter);
