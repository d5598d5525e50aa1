namespace Course;

/// <summary>A claim of a chapter or an exercise does not hold; the message says which and by how much.</summary>
public sealed class CheckFailedException : Exception
{
    /// <summary>A failure without an explanation.</summary>
    public CheckFailedException() : base("A check failed.")
    {
    }

    /// <summary>A failure explained by <paramref name="message"/>.</summary>
    public CheckFailedException(string message) : base(message)
    {
    }

    /// <summary>A failure explained by <paramref name="message"/> and caused by <paramref name="innerException"/>.</summary>
    public CheckFailedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
