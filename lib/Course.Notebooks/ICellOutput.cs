namespace Course.Notebooks;

/// <summary>Where the outputs of one cell go: a notebook document, a Jupyter client, a test.</summary>
/// <remarks>
/// The session calls one method at a time and in the order in which the cell produced the outputs, but from any thread. It may call after the cell has ended, when a
/// background task that the cell left behind still writes. Implementations may block: the session holds back the cell while they do.
/// </remarks>
public interface ICellOutput
{
    /// <summary>Text for standard output or error, batched by the session: each call carries as many whole writes as came within a few milliseconds.</summary>
    void Write(StreamKind stream, string text);

    /// <summary>The value of the cell's trailing expression (<c>execute_result</c>).</summary>
    void Result(MimeBundle value);

    /// <summary>Something displayed while the cell runs (<c>display_data</c>); with an id it can be updated later.</summary>
    void Display(MimeBundle value, string? displayId);

    /// <summary>Replaces what was displayed under the id, in whichever cell that was (<c>update_display_data</c>).</summary>
    void UpdateDisplay(string displayId, MimeBundle value);

    /// <summary>Clears the outputs of the cell; with <paramref name="wait"/> only when the next output comes.</summary>
    void Clear(bool wait);

    /// <summary>
    /// Asks the person at the front end for a line and waits for it. Called on the cell's thread, which an interrupt wakes with a <see cref="ThreadInterruptedException"/>: let that through.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked here (headless run, front end without stdin); the message says so.</exception>
    string RequestInput(string prompt, bool password);
}
