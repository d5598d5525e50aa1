using Course.Notebooks;

namespace Course.Chapters.Tests;

/// <summary>For cells whose outputs do not matter, only that there were some.</summary>
internal sealed class IgnoredOutput : ICellOutput
{
    private readonly TaskCompletionSource firstText = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a cell has written its first text.</summary>
    public Task FirstText => firstText.Task;

    public void Write(StreamKind stream, string text) => firstText.TrySetResult();

    public void Result(MimeBundle value)
    {
    }

    public void Display(MimeBundle value, string? displayId)
    {
    }

    public void UpdateDisplay(string displayId, MimeBundle value)
    {
    }

    public void Clear(bool wait)
    {
    }

    public string RequestInput(string prompt, bool password) => throw new InvalidOperationException("Nobody can be asked here.");
}
