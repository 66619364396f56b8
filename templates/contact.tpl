{{%AUTOESCAPE context="HTML"}}
{{! ACTION_URL TOKEN PRIVACY_URL NAME_VALUE EMAIL_VALUE SUBJECT_VALUE BODY_VALUE; KINDS (CODE NAME SELECTED), ARTICLE (ID), ABOUT (TITLE URL), NOTICE (TEXT), ERRORS (ITEMS: TARGET_URL TEXT), NAME_ERROR, EMAIL_ERROR, SUBJECT_ERROR, BODY_ERROR (ERROR). }}
<header class="heading"><h1>{{T_CONTACT_TITLE}}</h1><p class="standfirst">{{T_CONTACT_INTRO}}</p></header>
{{#NOTICE}}<div class="summary" role="alert" tabindex="-1" data-focus><p>{{TEXT}}</p></div>
{{/NOTICE}}{{#ERRORS}}<div class="summary" role="alert" tabindex="-1" data-focus>
<h2>{{T_CONTACT_ERRORS}}</h2>
<ul>
{{#ITEMS}}<li><a href="{{TARGET_URL}}">{{TEXT}}</a></li>
{{/ITEMS}}</ul>
</div>
{{/ERRORS}}<form class="form" method="post" action="{{ACTION_URL}}" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{#ARTICLE}}<input type="hidden" name="article" value="{{ID}}">
{{/ARTICLE}}{{#ABOUT}}<p class="wide">{{T_CONTACT_ABOUT}} <a href="{{URL}}">{{TITLE}}</a></p>
{{/ABOUT}}<p><label for="contact-kind">{{T_CONTACT_KIND}}</label><select id="contact-kind" name="kind">
{{#KINDS}}<option value="{{CODE}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>
{{/KINDS}}</select></p>
<p><label for="contact-name">{{T_CONTACT_NAME}}</label>{{#NAME_ERROR}}<span class="error" id="contact-name-error">{{ERROR}}</span>{{/NAME_ERROR}}<input id="contact-name" name="name" value="{{NAME_VALUE}}" maxlength="80" autocomplete="name" required{{#NAME_ERROR}} aria-invalid="true" aria-describedby="contact-name-error"{{/NAME_ERROR}}></p>
<p><label for="contact-email">{{T_CONTACT_EMAIL}}</label>{{#EMAIL_ERROR}}<span class="error" id="contact-email-error">{{ERROR}}</span>{{/EMAIL_ERROR}}<input id="contact-email" name="email" value="{{EMAIL_VALUE}}" type="email" maxlength="254" autocomplete="email" required{{#EMAIL_ERROR}} aria-invalid="true" aria-describedby="contact-email-error"{{/EMAIL_ERROR}}></p>
<p><label for="contact-subject">{{T_CONTACT_SUBJECT}}</label>{{#SUBJECT_ERROR}}<span class="error" id="contact-subject-error">{{ERROR}}</span>{{/SUBJECT_ERROR}}<input id="contact-subject" name="subject" value="{{SUBJECT_VALUE}}" maxlength="150" required{{#SUBJECT_ERROR}} aria-invalid="true" aria-describedby="contact-subject-error"{{/SUBJECT_ERROR}}></p>
<p class="wide"><label for="contact-body">{{T_CONTACT_BODY}}</label>{{#BODY_ERROR}}<span class="error" id="contact-body-error">{{ERROR}}</span>{{/BODY_ERROR}}<textarea id="contact-body" name="body" rows="9" maxlength="10000" required{{#BODY_ERROR}} aria-invalid="true" aria-describedby="contact-body-error"{{/BODY_ERROR}}>{{BODY_VALUE:p}}</textarea></p>
<p class="apart" aria-hidden="true"><label for="contact-comment">{{T_CONTACT_LEAVE_EMPTY}}</label><input id="contact-comment" name="comment" tabindex="-1" autocomplete="off"></p>
<p class="wide"><button type="submit">{{T_CONTACT_SEND}}</button></p>
<p class="wide note">{{T_CONTACT_PRIVACY}} <a href="{{PRIVACY_URL}}">{{T_FOOTER_PRIVACY}}</a></p>
</form>
