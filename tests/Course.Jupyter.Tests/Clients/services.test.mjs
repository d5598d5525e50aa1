// The kernel as JupyterLab sees it: driven by JupyterLab's own client library through a Jupyter server.
// Run by: node --test, with JUPYTER_URL and JUPYTER_TOKEN set.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

const require = createRequire(import.meta.url);
const { KernelManager, ServerConnection } = require('@jupyterlab/services');
const WebSocket = require('ws');

// Notebook 6 knows no subprotocols. ws takes an answer without one for a failure, so that the library would connect twice in a row, under one session id.
class PlainWebSocket extends WebSocket {
  constructor(url) {
    super(url);
  }
}

const serverSettings = ServerConnection.makeSettings({
  baseUrl: process.env.JUPYTER_URL,
  wsUrl: process.env.JUPYTER_URL.replace(/^http/, 'ws'),
  token: process.env.JUPYTER_TOKEN,
  appendToken: true,
  WebSocket: PlainWebSocket
});
const manager = new KernelManager({ serverSettings });
let kernel;

before(async () => {
  await manager.ready;
  kernel = await manager.startNew({ name: '.net-csharp' });
  await kernel.info;
});

after(async () => {
  if (kernel && !kernel.isDisposed) await kernel.shutdown();
  manager.dispose();
});

/** Runs a cell; gives its reply and its outputs. */
async function execute(code, options = {}) {
  const future = kernel.requestExecute({ code, ...options });
  const outputs = [];
  future.onIOPub = message => {
    if (!['status', 'execute_input'].includes(message.header.msg_type)) outputs.push(message);
  };
  if (options.onStdin) future.onStdin = options.onStdin;
  const reply = await future.done;
  return { reply: reply.content, outputs };
}

const plain = outputs => outputs.filter(message => message.header.msg_type === 'execute_result').map(message => message.content.data['text/plain']);

test('it starts and says what it is', async () => {
  const info = await kernel.info;
  assert.equal(info.status, 'ok');
  assert.equal(info.language_info.name, 'C#');
  assert.equal(info.language_info.file_extension, '.cs');
  assert.match(info.language_info.version, /^\d+\.\d+$/);
  assert.match(info.protocol_version, /^5\./);
});

test('it runs cells and keeps their variables', async () => {
  const { reply, outputs } = await execute('Console.Write("out"); Console.Error.Write("err"); var kept = 20;');
  assert.equal(reply.status, 'ok');
  assert.deepEqual(outputs.map(message => [message.content.name, message.content.text]), [['stdout', 'out'], ['stderr', 'err']]);
  const next = await execute('kept * 2 + 2');
  assert.deepEqual(plain(next.outputs), ['42']);
  assert.equal(next.reply.execution_count, reply.execution_count + 1);
});

test('an error carries the name, the message and the line', async () => {
  const { reply, outputs } = await execute('var zero = 0;\n1 / zero');
  assert.equal(reply.status, 'error');
  assert.match(reply.ename, /DivideByZeroException$/);
  assert.equal(outputs.length, 1);
  assert.equal(outputs[0].header.msg_type, 'error');
  assert.match(outputs[0].content.traceback.join('\n'), /line 2/);
});

test('an error stops the cells queued behind it', async () => {
  const failing = kernel.requestExecute({ code: 'Console.ReadLine(); throw new Exception("stop");', allow_stdin: true, stop_on_error: true });
  const asked = new Promise(resolve => { failing.onStdin = resolve; });
  const queued = kernel.requestExecute({ code: '1' });
  const question = await asked;
  // The server hands messages on in their order: when this is answered, the kernel has the queued cell, and the first one may fail.
  await kernel.requestDebug({ command: 'initialize', seq: 1, arguments: {} }).done;
  kernel.sendInputReply({ status: 'ok', value: '' }, question.header);
  assert.equal((await failing.done).content.status, 'error');
  assert.equal((await queued.done).content.status, 'aborted');
  assert.deepEqual(plain((await execute('2')).outputs), ['2']);
});

test('what is displayed can be updated', async () => {
  const { outputs } = await execute('var shown = display("before"); shown.Update("after");');
  assert.deepEqual(outputs.map(message => message.header.msg_type), ['display_data', 'update_display_data']);
  assert.equal(outputs[0].content.transient.display_id, outputs[1].content.transient.display_id);
});

test('it answers a question of the cell, and one for a password', async () => {
  const answer = value => message => {
    assert.equal(message.header.msg_type, 'input_request');
    assert.equal(message.content.password, value === 'secret');
    kernel.sendInputReply({ status: 'ok', value }, message.header);
  };
  const read = await execute('Console.ReadLine()', { allow_stdin: true, onStdin: answer('Ada') });
  assert.deepEqual(plain(read.outputs), ['Ada']);
  const secret = await execute('(await Kernel.GetPasswordAsync("PIN")).GetClearTextPassword()', { allow_stdin: true, onStdin: answer('secret') });
  assert.deepEqual(plain(secret.outputs), ['secret']);
});

test('it says whether code is complete', async () => {
  const status = async code => (await kernel.requestIsComplete({ code })).content;
  assert.equal((await status('1 + 1')).status, 'complete');
  assert.deepEqual(await status('if (true)\n{'), { status: 'incomplete', indent: '    ' });
  assert.equal((await status('var x = ;')).status, 'invalid');
});

test('it remembers what was run', async () => {
  await execute('"for the history"');
  const { content } = await kernel.requestHistory({ output: false, raw: true, hist_access_type: 'tail', n: 1 });
  assert.equal(content.history[0][2], '"for the history"');
});

test('a widget that it does not have is closed', async () => {
  const comm = kernel.createComm('no.such.target');
  const closed = new Promise(resolve => { comm.onClose = resolve; });
  comm.open({});
  await closed;
  assert.deepEqual((await kernel.requestCommInfo({})).content.comms, {});
});

test('an interrupt ends the cell and keeps the variables', async () => {
  await execute('var before = 7;');
  const future = kernel.requestExecute({ code: 'Console.Write("go"); while (true) { }' });
  const started = new Promise(resolve => { future.onIOPub = message => { if (message.header.msg_type === 'stream') resolve(); }; });
  await started;
  await kernel.interrupt();
  assert.equal((await future.done).content.status, 'error');
  assert.deepEqual(plain((await execute('before')).outputs), ['7']);
});

test('a restart forgets the variables', async () => {
  await execute('var gone = 1;');
  await kernel.restart();
  const { reply } = await execute('gone');
  assert.equal(reply.ename, 'CompilationError');
  assert.match(reply.evalue, /CS0103/);
});

test('shutdown ends it', async () => {
  const id = kernel.id;
  await kernel.shutdown();
  await manager.refreshRunning();
  assert.ok(![...manager.running()].some(model => model.id === id));
});
