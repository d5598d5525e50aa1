using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Course.Chapters.Tests.ChapterRun))]

namespace Course.Chapters.Tests;

/// <summary>All chapters, run once by the command as a reader runs them, for all tests.</summary>
public sealed class ChapterRun : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The folder with the executed copies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("course-chapters-").FullName;

    /// <summary>What the command printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Runs the chapters.</summary>
    public async ValueTask InitializeAsync()
    {
        if (CourseRepository.Chapters.Count == 0) return;
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = CourseRepository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "Course.Tool.dll"), "run", "notebooks", "--output", Folder, "--timeout", "300" })
            info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            Output = await output + await errors;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Output = $"The chapters took longer than {Patience.TotalMinutes} minutes.";
        }
    }

    /// <summary>Removes the copies.</summary>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
