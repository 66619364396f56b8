// Each line makes markup or code of a text. Never run.
document.write(title);
document.writeln(title);
host['innerHTML'] = title;
(0, eval)(title);
const made = new Function(title);
const called = Function(title);
setTimeout('show()', 10);
