{{%AUTOESCAPE context="HTML"}}
{{! LEAD, SECOND_LEADS, NEWEST (in HAS_NEWEST), BLOCKS (NAME URL; FIRST, STORIES), PHOTO_STRIP (URL; ALBUMS), VIDEO_STRIP (URL; VIDEOS), MOST_READ (STORIES). }}
<div class="front">
<section class="leads" aria-label="{{T_FRONT_LEADS}}">
{{>LEAD}}
<div class="seconds">
{{>SECOND_LEADS}}
</div>
</section>
{{#HAS_NEWEST}}<section class="newest" aria-labelledby="newest">
<h2 id="newest"><a href="{{LATEST_URL}}">{{T_NAV_LATEST}}</a></h2>
<ul class="headlines">
{{>NEWEST}}
</ul>
</section>
{{/HAS_NEWEST}}</div>
{{#PHOTO_STRIP}}<section class="strip" aria-labelledby="front-photos">
<h2 id="front-photos"><a href="{{URL}}">{{T_NAV_PHOTOS}}</a></h2>
<div class="tiles">
{{>ALBUMS}}
</div>
</section>
{{/PHOTO_STRIP}}<div class="blocks">
{{#BLOCKS}}<section class="block">
<h2><a href="{{URL}}">{{NAME}}</a></h2>
<div>
{{>FIRST}}
<ul class="headlines">
{{>STORIES}}
</ul>
</div>
</section>
{{/BLOCKS}}{{#MOST_READ}}<section class="block most-read" aria-labelledby="most-read">
<h2 id="most-read">{{T_FRONT_MOST_READ}}</h2>
<ol class="headlines">
{{>STORIES}}
</ol>
</section>
{{/MOST_READ}}</div>
{{#VIDEO_STRIP}}<section class="strip" aria-labelledby="front-videos">
<h2 id="front-videos"><a href="{{URL}}">{{T_NAV_VIDEOS}}</a></h2>
<div class="tiles">
{{>VIDEOS}}
</div>
</section>
{{/VIDEO_STRIP}}
