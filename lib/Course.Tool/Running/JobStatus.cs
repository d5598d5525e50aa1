namespace Course.Tool.Running;

/// <summary>How the run of one notebook ended.</summary>
internal enum JobStatus
{
    /// <summary>Every cell ran to its end.</summary>
    Succeeded,

    /// <summary>A cell failed.</summary>
    Failed,

    /// <summary>A cell took longer than it may.</summary>
    TimedOut,

    /// <summary>The process that ran the notebook ended on its own: <see cref="Environment.Exit"/>, a crash, no memory.</summary>
    Crashed,

    /// <summary>The notebook took more time, memory or disk than it may, and was ended.</summary>
    OverLimit,

    /// <summary>The file is not a notebook that can be read, or its executed copy could not be written.</summary>
    Unreadable,

    /// <summary>The person at the keyboard stopped the run.</summary>
    Interrupted,
}
