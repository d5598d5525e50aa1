namespace Course.Notebooks.Documents;

/// <summary>A file is not a notebook that can be read; the message says what is wrong, where, and what to do.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    public NotebookFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public NotebookFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
