namespace Course.Book;

/// <summary>The book cannot be made; the message says why, where, and what to do.</summary>
public sealed class BookException : Exception
{
    /// <summary>Makes the exception.</summary>
    public BookException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public BookException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
