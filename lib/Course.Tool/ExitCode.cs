namespace Course.Tool;

/// <summary>What the command tells the shell that started it.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done and succeeded.</summary>
    public const int Success = 0;

    /// <summary>The command ran, and something in it failed: a cell, an installation, a check.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself was wrong, and nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C: the number that shells give a program ended by SIGINT.</summary>
    public const int Interrupted = 130;
}
