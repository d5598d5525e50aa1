"""The C# kernel under jupyter_kernel_test: every feature that the suite knows is on, and a few more are tested the same way."""

import unittest

import jupyter_kernel_test

# The suite's own patience is for an idle machine.
PATIENCE = jupyter_kernel_test.TIMEOUT = 120


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("this goes to stderr");'
    code_page_something = "Console?"
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_inspect_sample = "Math.Max"
    code_clear_output = "Kernel.ClearOutput();"

    completion_samples = [
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
    ]
    complete_code_samples = ["1", "var x = 1;", 'Console.WriteLine("hi");', "int F(int n) { return n; }", '"""raw"""', "#!lsmagic"]
    incomplete_code_samples = ["int F(int n) {", "foreach (var i in new[] { 1, 2 })\n{", '"""raw', "Math.Max(1,"]
    invalid_code_samples = ["var x = ;", "1 + / 2", "class { int }"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "new[] { new { A = 1, B = 2 }, new { A = 3, B = 4 } }", "mime": "text/html"},
        {"code": "40 + 2", "result": "42"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'display("text");', "mime": "text/plain"},
        {"code": '"# Title".DisplayAs("text/markdown");', "mime": "text/markdown"},
    ]

    code_history_pattern = "6 ?* 7*"
    supported_history_operations = ("tail", "range", "search")

    def execute(self, code, **options):
        """Runs a cell with the client's own loop; returns the reply and the outputs."""
        outputs = []
        reply = self.kc.execute_interactive(code, timeout=PATIENCE, output_hook=outputs.append, **options)
        announced = ("status", "execute_input")
        return reply["content"], [(message["msg_type"], message["content"]) for message in outputs if message["msg_type"] not in announced]

    def results(self, code):
        return [content["data"]["text/plain"] for kind, content in self.execute(code)[1] if kind == "execute_result"]

    def test_variables_stay(self):
        self.execute("var kept = 20;")
        self.assertEqual(["40"], self.results("kept * 2"))

    def test_completion_knows_the_variables_of_earlier_cells(self):
        self.flush_channels()
        self.execute("var remembered = new System.Text.StringBuilder();")
        reply = self.kc.complete("rememb", reply=True, timeout=PATIENCE)["content"]
        self.assertEqual((["remembered"], 0, 6), (reply["matches"], reply["cursor_start"], reply["cursor_end"]))
        members = self.kc.complete("remembered.Appen", reply=True, timeout=PATIENCE)["content"]["matches"]
        self.assertIn("AppendLine", members)

    def test_inspect_has_markdown_and_plain_text(self):
        self.flush_channels()
        reply = self.kc.inspect("Math.Sqrt(2)", cursor_pos=7, reply=True, timeout=PATIENCE)["content"]
        self.assertTrue(reply["found"])
        self.assertEqual({"text/markdown", "text/plain"}, set(reply["data"]))
        self.assertIn("Sqrt", reply["data"]["text/plain"])

    def test_inspect_of_nothing_finds_nothing(self):
        self.flush_channels()
        self.assertFalse(self.kc.inspect("   ", cursor_pos=1, reply=True, timeout=PATIENCE)["content"]["found"])

    def test_input_and_password(self):
        def answer(value):
            def ask(message):
                self.assertEqual(value == "secret", message["content"]["password"])
                self.kc.input(value)
            return ask

        _, outputs = self.execute("Console.ReadLine()", allow_stdin=True, stdin_hook=answer("Ada"))
        self.assertEqual("Ada", outputs[-1][1]["data"]["text/plain"])
        _, outputs = self.execute('(await Kernel.GetPasswordAsync("PIN?")).GetClearTextPassword()', allow_stdin=True, stdin_hook=answer("secret"))
        self.assertEqual("secret", outputs[-1][1]["data"]["text/plain"])

    def test_what_was_displayed_is_updated_in_place(self):
        _, outputs = self.execute('var shown = display("before"); shown.Update("after");')
        (first, shown), (second, updated) = outputs
        self.assertEqual(("display_data", "update_display_data"), (first, second))
        self.assertTrue(shown["transient"]["display_id"])
        self.assertEqual(shown["transient"], updated["transient"])
        self.assertIn("after", updated["data"]["text/plain"])

    def test_an_interrupt_ends_the_cell_and_keeps_the_variables(self):
        self.execute("var before = 7;")
        identity = self.kc.execute("while (true) { }")
        while self.kc.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "execute_input":
            pass
        self.km.interrupt_kernel()
        while (reply := self.kc.get_shell_msg(timeout=PATIENCE))["parent_header"]["msg_id"] != identity:
            pass
        self.assertEqual("error", reply["content"]["status"])
        self.assertEqual(["7"], self.results("before"))

    def test_endless_recursion_is_an_exception(self):
        reply, _ = self.execute("int Down(int n) => Down(n + 1) + 1; Down(0)")
        self.assertEqual("error", reply["status"])
        self.assertIn("InsufficientExecutionStackException", reply["ename"])
        self.assertEqual(["1"], self.results("1"))


class RestartTests(unittest.TestCase):
    def test_a_restarted_kernel_has_forgotten_everything(self):
        manager, client = jupyter_kernel_test.start_new_kernel(kernel_name=".net-csharp")
        try:
            client.execute_interactive("var gone = 1;", timeout=PATIENCE)
            manager.restart_kernel()
            client.wait_for_ready(timeout=PATIENCE)
            reply = client.execute_interactive("gone", timeout=PATIENCE, output_hook=lambda message: None)["content"]
            self.assertEqual("error", reply["status"])
            self.assertIn("CS0103", reply["evalue"])
        finally:
            client.stop_channels()
            manager.shutdown_kernel()
        self.assertFalse(manager.is_alive())


del jupyter_kernel_test.KernelTests  # the base class is no test of its own
