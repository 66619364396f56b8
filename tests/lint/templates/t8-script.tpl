{{%AUTOESCAPE context="HTML"}}
<script>alert(`{{X}}`)</script>
{{! Refused: T8 no inline script }}
