namespace Course.Notebooks.Conversion;

/// <summary>A notebook that cannot become what was asked for; the message says which cell, why and what to change.</summary>
public sealed class ConversionException(string message) : Exception(message);
