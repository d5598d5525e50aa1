using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class JupyterPathsTests
{
    [Theory]
    [InlineData(JupyterPlatform.Linux, "/home/ada", "", "/home/ada/.local/share/jupyter")]
    [InlineData(JupyterPlatform.Linux, "/home/ada", "XDG_DATA_HOME=/data", "/data/jupyter")]
    [InlineData(JupyterPlatform.Linux, "/home/ada", "XDG_DATA_HOME=/data;JUPYTER_DATA_DIR=/mine", "/mine")]
    [InlineData(JupyterPlatform.MacOS, "/Users/ada", "", "/Users/ada/Library/Jupyter")]
    [InlineData(JupyterPlatform.MacOS, "/Users/ada", "JUPYTER_PLATFORM_DIRS=1", "/Users/ada/Library/Application Support/Jupyter")]
    [InlineData(JupyterPlatform.Windows, @"C:\Users\ada", @"APPDATA=C:\Users\ada\AppData\Roaming", @"C:\Users\ada\AppData\Roaming\jupyter")]
    [InlineData(JupyterPlatform.Windows, @"C:\Users\ada", "", @"C:\Users\ada\.jupyter\data")]
    [InlineData(JupyterPlatform.Windows, @"C:\Users\ada", @"JUPYTER_PLATFORM_DIRS=true;LOCALAPPDATA=C:\local", @"C:\local\Jupyter")]
    public void The_users_folder_is_where_Jupyter_has_it(JupyterPlatform platform, string home, string variables, string expected) =>
        Assert.Equal(expected, Paths(platform, home, variables).UserData);

    [Fact]
    public void Kernels_are_searched_in_the_order_of_Jupyter_on_Linux() => Assert.Equal(
        ["/one", "/two", "/home/ada/.local/share/jupyter", "/venv/share/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"],
        Paths(JupyterPlatform.Linux, "/home/ada", "JUPYTER_PATH=/one:/two/;VIRTUAL_ENV=/venv").SearchPath);

    [Fact]
    public void An_environment_comes_first_when_it_is_preferred() => Assert.Equal(
        ["/venv/share/jupyter", "/home/ada/.local/share/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"],
        Paths(JupyterPlatform.Linux, "/home/ada", "JUPYTER_PREFER_ENV_PATH=1;VIRTUAL_ENV=/venv").SearchPath);

    [Fact]
    public void Kernels_are_searched_in_the_order_of_Jupyter_on_Windows() => Assert.Equal(
        [@"C:\Roaming\jupyter", @"C:\Roaming\Python\share\jupyter", @"C:\conda\share\jupyter", @"C:\ProgramData\jupyter"],
        Paths(JupyterPlatform.Windows, @"C:\Users\ada", @"APPDATA=C:\Roaming;CONDA_PREFIX=C:\conda\;PROGRAMDATA=C:\ProgramData").SearchPath);

    [Fact]
    public void A_kernel_of_an_environment_lies_below_its_prefix()
    {
        Assert.Equal("/opt/env/share/jupyter/kernels/.net-csharp", Paths(JupyterPlatform.MacOS, "/Users/ada", "").PrefixKernel("/opt/env/", ".net-csharp"));
        Assert.Equal(@"C:\env\share\jupyter\kernels\x", Paths(JupyterPlatform.Windows, @"C:\Users\ada", "").PrefixKernel(@"C:\env", "x"));
        Assert.Equal(@"C:\Users\ada\.jupyter\data\kernels\x", Paths(JupyterPlatform.Windows, @"C:\Users\ada", "").UserKernel("x"));
    }

    private static JupyterPaths Paths(JupyterPlatform platform, string home, string variables)
    {
        var environment = variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new JupyterPaths(platform, home, environment.GetValueOrDefault);
    }
}
