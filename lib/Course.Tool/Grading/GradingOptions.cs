namespace Course.Tool.Grading;

/// <summary>How a folder of notebooks is to be graded.</summary>
/// <param name="Course">The folder of the course.</param>
/// <param name="OutputFolder">Where the results go.</param>
/// <param name="Time">How long a notebook may take.</param>
/// <param name="MemoryBytes">How much memory its process may hold.</param>
/// <param name="DiskBytes">How much disk it may fill.</param>
/// <param name="Jobs">How many notebooks run at a time.</param>
internal sealed record GradingOptions(string Course, string OutputFolder, TimeSpan Time, long MemoryBytes, long DiskBytes, int Jobs);
