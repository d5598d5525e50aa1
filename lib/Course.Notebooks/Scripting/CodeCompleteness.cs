namespace Course.Notebooks.Scripting;

/// <summary>Whether a text can be run as it stands (<c>is_complete</c>).</summary>
public enum CodeCompleteness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>It needs more lines.</summary>
    Incomplete,

    /// <summary>More lines cannot mend it.</summary>
    Invalid,
}
