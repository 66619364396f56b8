<p>no pragma</p>
<p>{{TITLE:none}}</p>
<script>alert(1)</script>
<p style="color: red" onclick="x()">inline</p>
<iframe srcdoc="{{TEXT}}"></iframe>
<a title={{TITLE}}>unquoted</a>
<a href="/x/{{URL}}">a made address</a>
<p>{{T_NO_SUCH_TEXT}}</p>
