using TorchSharp;

namespace Course.Benchmarks;

/// <summary>A matrix product of tensors, into a tensor that is there already.</summary>
internal static class TorchProducts
{
    /// <summary>The product to be timed.</summary>
    public static Func<double?> Prepare(MatrixCase product, torch.ScalarType dtype)
    {
        torch.random.manual_seed(0);
        var left = product.Form == ProductForm.LeftTransposed ? torch.randn(product.Depth, product.Rows, dtype).t() : torch.randn(product.Rows, product.Depth, dtype);
        var right = product.Form == ProductForm.RightTransposed ? torch.randn(product.Columns, product.Depth, dtype).t() : torch.randn(product.Depth, product.Columns, dtype);
        var result = torch.empty(product.Rows, product.Columns, dtype);
        return () =>
        {
            result.addmm_(left, right, beta: 0, alpha: 1);
            return null;
        };
    }
}
