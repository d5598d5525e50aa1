namespace Course.Notebooks.Jupyter;

/// <summary>Frames that are no message of the Jupyter protocol, or one that nobody with the key signed.</summary>
internal sealed class InvalidMessageException(string message) : Exception(message);
