namespace Course.Exercises;

/// <summary>The learner's progress file cannot be used; the message says why and what to do. Nothing in it was changed.</summary>
public sealed class ProgressFileException : Exception
{
    /// <summary>A failure without an explanation.</summary>
    public ProgressFileException() : base("The progress file cannot be used.")
    {
    }

    /// <summary>A failure explained by <paramref name="message"/>.</summary>
    public ProgressFileException(string message) : base(message)
    {
    }

    /// <summary>A failure explained by <paramref name="message"/> and caused by <paramref name="innerException"/>.</summary>
    public ProgressFileException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
