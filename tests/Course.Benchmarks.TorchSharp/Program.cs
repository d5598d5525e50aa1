using System.Globalization;
using Course.Benchmarks;
using TorchSharp;

// Measures TorchSharp on the cases that `peers` asks for. Arguments: the number of threads, and the folder of the data.
int threads = int.Parse(args[0], CultureInfo.InvariantCulture);
string folder = args[1];
try
{
    torch.InitializeDeviceType(DeviceType.CPU);
    torch.set_num_threads(threads);
}
catch (Exception exception) when (exception is NotSupportedException or DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
{
    WorkerLoop.Decline(LibTorch.WhyItCannotBeLoaded(exception));
    return;
}

WorkerLoop.Run($"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}, libtorch {torch.__version__}", request =>
{
    var dtype = request.Dtype == "f32" ? torch.ScalarType.Float32 : torch.ScalarType.Float64;
    return request.Product is { } product ? TorchProducts.Prepare(product, dtype) : TorchTraining.Prepare(folder, request.Training!, dtype);
});
