using System.Numerics;
using System.Text.Json;

namespace Course.Tests.Networks;

/// <summary>Forward values, losses, gradients and 100 steps of every optimizer, for eight networks, against PyTorch.</summary>
public sealed class NetworkGoldenTests(GoldenErrors errors, ITestOutputHelper output) : IClassFixture<GoldenErrors>
{
    private static readonly JsonElement golden = Golden.Read("network.json");

    public static TheoryData<string> Cases => [.. golden.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_network_computes_and_learns_what_PyTorch_does(string name)
    {
        var json = golden.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        Compare<double>(json, name);
        Compare<float>(json, name);
        output.WriteLine(errors.Table());
    }

    [Fact]
    public void Losses_and_their_gradients_are_those_of_PyTorch_at_extremes_too()
    {
        foreach (var json in golden.GetProperty("losses").EnumerateArray())
        {
            CompareLoss<double>(json);
            CompareLoss<float>(json);
        }
    }

    [Fact]
    public void Activations_and_their_slopes_are_those_of_PyTorch_from_minus_40_to_40()
    {
        foreach (var json in golden.GetProperty("functions").EnumerateArray())
        {
            CompareFunction<double>(json);
            CompareFunction<float>(json);
        }
    }

    [Fact]
    public void Schedules_are_those_of_PyTorch()
    {
        var schedules = golden.GetProperty("schedules");
        AssertSchedule(schedules.Numbers("step"), LearningRateSchedule.Step(every: 3, factor: 0.5));
        AssertSchedule(schedules.Numbers("cosine"), LearningRateSchedule.Cosine(epochs: 12, minimum: 0.1));

        static void AssertSchedule(double[] expected, LearningRateSchedule schedule)
            => Golden.AssertClose(expected, Enumerable.Range(1, expected.Length).Select(schedule.FactorAt), schedule.ToString());
    }

    [Theory]
    [InlineData("norm")]
    [InlineData("value")]
    public void Clipping_is_that_of_PyTorch(string kind)
    {
        Parameter<double>[] parameters = [new("W", 3, 1, isWeight: true), new("b", 2, 1, isWeight: false)];
        parameters[0].Gradient.SetColumn(0, [3, -0.2, 0.1]);
        parameters[1].Gradient.SetColumn(0, [-4, 0.7]);
        (kind == "norm" ? GradientClipping.ByNorm(1.5) : GradientClipping.ByValue(0.5)).Apply(parameters);
        foreach (var (parameter, expected) in parameters.Zip(golden.GetProperty("clipping").GetProperty(kind).Deserialize<double[][]>()!))
            Golden.AssertClose(expected, parameter.Gradient.ToColumnMajorArray(), kind);
    }

    private void Compare<T>(JsonElement json, string name) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var one = new GoldenCase<T>(json);
        var outputs = one.Network.Forward(one.X, training: true);
        double value = one.Loss.Value(outputs, one.Targets) + one.Loss.Penalties.Sum(penalty => one.Network.Parameters.Sum(penalty.AddTo));
        errors.AssertClose<T>("loss", name, [json.Number("value")], [T.CreateTruncating(value)]);
        var inputGradient = one.Network.Backward(one.Loss.Gradient(outputs, one.Targets));
        foreach (var penalty in one.Loss.Penalties)
            foreach (var parameter in one.Network.Parameters) penalty.AddTo(parameter);
        errors.AssertClose("gradient of the inputs", name, json.Numbers("inputGradient"), inputGradient);
        foreach (var (parameter, expected) in one.Network.Parameters.Zip(json.GetProperty("gradients").EnumerateArray()))
            errors.AssertClose("gradients of the parameters", $"{name}, {parameter}", expected.Deserialize<double[]>()!, parameter.Gradient);

        one = new GoldenCase<T>(json);
        var a = one.X;
        foreach (var (layer, expected) in one.Network.Layers.Zip(json.GetProperty("activations").EnumerateArray()))
            errors.AssertClose("forward values", $"{name}, {layer}", expected.Deserialize<double[]>()!, a = layer.Forward(a, training: true));
        foreach (var optimizer in json.GetProperty("optimizers").EnumerateObject()) CompareSteps<T>(json, name, optimizer);
    }

    private void CompareSteps<T>(JsonElement json, string name, JsonProperty optimizer) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var one = new GoldenCase<T>(json);
        var trainer = new Trainer<T>(one.Network, one.Loss, GoldenCase<T>.BuildOptimizer(optimizer.Name));
        for (int step = 1; step <= 100; step++)
        {
            trainer.Step(one.X, one.Targets);
            if (!optimizer.Value.TryGetProperty(step.ToString(), out var expected)) continue;
            foreach (var (parameter, numbers) in one.Network.Parameters.Zip(expected.EnumerateArray()))
                errors.AssertClose($"parameters after {step} steps of {optimizer.Name}", $"{name}, {parameter}", numbers.Deserialize<double[]>()!, parameter.Value);
        }

        if (optimizer.Name != "adamw" || !json.TryGetProperty("runningStatistics", out var statistics)) return;
        foreach (var (state, numbers) in one.Network.Layers.SelectMany(layer => layer.State).Zip(statistics.EnumerateArray()))
            errors.AssertClose("running statistics", $"{name}, {state}", numbers.Deserialize<double[]>()!, state.Value);
        errors.AssertClose("inference after training", name, json.Numbers("inference"), one.Network.Predict(one.X));
    }

    private void CompareLoss<T>(JsonElement json) where T : unmanaged, IFloatingPointIeee754<T>
    {
        string name = json.GetProperty("name").GetString()!;
        var weights = json.GetProperty("weights");
        var loss = GoldenCase<T>.BuildLoss(json.GetProperty("loss").GetString()!, weights.ValueKind == JsonValueKind.Null ? null : weights.Deserialize<double[]>());
        var outputs = json.GetProperty("outputs");
        int columns = outputs.GetArrayLength() / json.GetProperty("rows").GetInt32();
        var (y, t) = (GoldenCase<T>.Matrix(outputs, columns), GoldenCase<T>.Matrix(json.GetProperty("targets"), columns));
        errors.AssertClose<T>("loss", name, [json.Number("value")], [T.CreateTruncating(loss.Value(y, t))]);
        errors.AssertClose("gradient of a loss", name, json.Numbers("gradient"), loss.Gradient(y, t).ToColumnMajorArray(), floatFloor: 1.0 / columns);
    }

    private void CompareFunction<T>(JsonElement json) where T : unmanaged, IFloatingPointIeee754<T>
    {
        string name = json.GetProperty("name").GetString()!;
        var layer = GoldenCase<T>.BuildActivation(name);
        var z = GoldenCase<T>.Matrix(json.GetProperty("z"), 1);
        errors.AssertClose("activation functions", name, json.Numbers("a"), layer.Forward(z));
        errors.AssertClose("slopes of activation functions", name, json.Numbers("slope"), layer.Backward(z.Map(_ => T.One)));
    }
}
