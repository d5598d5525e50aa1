// Every chapter starts with #!import "setup.csx". It references the library that building Course.sln puts into
// artifacts/course, and names its double-precision types as the text does: Dense for Dense<double>.

#r "../artifacts/course/MathNet.Numerics.dll"
#r "../artifacts/course/Course.Simd.dll"
#r "../artifacts/course/Course.dll"
#r "../artifacts/course/Course.Figures.dll"
#r "../artifacts/course/Course.Exercises.dll"
#r "../artifacts/course/Plotly.NET.dll"
#r "../artifacts/course/Plotly.NET.CSharp.dll"
#r "../artifacts/course/FSharp.Core.dll"
#r "../artifacts/course/DynamicObj.dll"

using System.IO;

using Course;
using Course.Exercises;
using Course.Figures;

using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

using Activation = Course.Activation<double>;
using Adam = Course.Adam<double>;
using AdamW = Course.AdamW<double>;
using AffineScaler = Course.AffineScaler<double>;
using ArticleNormal = Course.ArticleNormal<double>;
using BatchNormalization = Course.BatchNormalization<double>;
using BinaryCrossEntropy = Course.BinaryCrossEntropy<double>;
using BinaryCrossEntropyOnProbabilities = Course.BinaryCrossEntropyOnProbabilities<double>;
using Constant = Course.Constant<double>;
using Dataset = Course.Dataset<double>;
using Dense = Course.Dense<double>;
using Dropout = Course.Dropout<double>;
using Gelu = Course.Gelu<double>;
using HeNormal = Course.HeNormal<double>;
using HeUniform = Course.HeUniform<double>;
using IScaler = Course.IScaler<double>;
using Initializer = Course.Initializer<double>;
using Layer = Course.Layer<double>;
using LeakyRelu = Course.LeakyRelu<double>;
using Loss = Course.Loss<double>;
using MeanSquaredError = Course.MeanSquaredError<double>;
using Metric = Course.Metric<double>;
using MinMaxScaler = Course.MinMaxScaler<double>;
using Momentum = Course.Momentum<double>;
using Nesterov = Course.Nesterov<double>;
using Network = Course.Network<double>;
using Normal = Course.Normal<double>;
using NetworkState = Course.NetworkState<double>;
using Optimizer = Course.Optimizer<double>;
using Parameter = Course.Parameter<double>;
using Relu = Course.Relu<double>;
using RmsProp = Course.RmsProp<double>;
using Sgd = Course.Sgd<double>;
using Sigmoid = Course.Sigmoid<double>;
using SavedNetwork = Course.SavedNetwork<double>;
using Softmax = Course.Softmax<double>;
using SoftmaxCrossEntropy = Course.SoftmaxCrossEntropy<double>;
using StandardScaler = Course.StandardScaler<double>;
using Tanh = Course.Tanh<double>;
using Trainer = Course.Trainer<double>;
using XavierNormal = Course.XavierNormal<double>;
using XavierUniform = Course.XavierUniform<double>;
using Zeros = Course.Zeros<double>;

// Matrix products through SIMD, and figures that need no network.
Course.Simd.SimdLinearAlgebraProvider.Use();

// Compiled in the background while you read, so that the first training in a cell need not wait for it.
_ = WarmUp.Start();
display(CourseFormatters.Register());

/// <summary>A matrix from its rows: <c>Rows([1, 2], [3, 4])</c>.</summary>
static Matrix Rows(params double[][] rows) => Matrix.Build.DenseOfRowArrays(rows);

/// <summary>A vector from its entries, written as a column in the text.</summary>
static Vector Column(params double[] entries) => Vector.Build.DenseOfArray(entries);
