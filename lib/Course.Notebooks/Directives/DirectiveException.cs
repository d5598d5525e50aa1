namespace Course.Notebooks.Directives;

/// <summary>A directive that could not be carried out; the message is for the person at the notebook.</summary>
internal sealed class DirectiveException(string message) : Exception(message);
