"""Pages and texts written for the tests: no outlet's."""

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Army enters two villages - The Daily Example</title>
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2019-05-08T10:11:00+02:00">
<meta property="article:modified_time" content="2019-06-01T10:11:00+02:00">
<script>var secret = 1;</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Army enters two villages in Hama</h1><div class="share-bar"><button>Share</button></div>
<p>Government forces entered the villages of North Tell and South Tell on Tuesday after a night of shelling that killed
at least four civilians, rescue workers said, as thousands of people fled towards the border.</p>
<figure><img src="x.jpg"><figcaption>A volunteer at the scene. [A. Person/Agency]</figcaption></figure>
<p>The shelling began on Monday night and went on into the morning, said a monitor that relies on sources on the ground.
Twelve others were wounded, it said &amp; two are missing.</p>
<p>More than 3,000 families have left the area since April, according to aid workers in the province.</p></article>
<div id="related-posts"><h3>Related</h3><a href="/c">Other story about a convoy</a></div>
<div class="comments"><h3>Leave a comment</h3><form><textarea></textarea></form></div>
<footer>© 2019 The Daily Example</footer></body></html>"""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example Wire</title>
<item><title>Two killed in shelling</title><link>http://example.org/1</link>
<pubDate>Tue, 07 May 2019 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Two people were killed in shelling of a market on Tuesday.&lt;/p&gt;</description></item>
<item><title>Convoy arrives</title><pubDate>Wed, 08 May 2019 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>A convoy of twenty trucks arrived.</p><p>It carried flour.</p>]]></content:encoded></item>
</channel></rss>"""

ARTICLE = """Shells fall on market town

Published 03.11.2019 17:48
Updated 20.12.2019 01:25

Shells fell on the market of a town in the south on Saturday and killed four people, doctors said. Rescue workers were
still digging in the rubble when night fell.

Read: Another story about another town

The army did not comment. Ten houses burnt down, the mayor said, and the road to the north is cut.

Share on Facebook Share on Twitter"""

COPY = (
    "Two rockets struck the eastern quarter of the town shortly before noon, killing a shopkeeper and two of his sons, "
    "and wounding at least nine others who had been waiting for bread outside the only bakery that still works there. "
    "The mayor said the rockets came from the hills to the north, which the army has held since the spring. An officer "
    "denied it and said that his men had not fired for a week. Rescue workers dug through the night with their hands "
    "because the last excavator has no fuel, and found a girl alive under the stairs of her grandmother's house."
)
OTHER = (
    "The council met for the ninth time this month to talk about the crossing, through which most of the flour and "
    "medicine for the province comes. Diplomats said that a draft was ready and that nobody expected it to pass. "
    "Trucks have been standing on the far side since Thursday, their drivers sleeping in the cabins. Aid workers warn "
    "that the warehouses on this side hold enough for eleven days, and that prices in the camps have doubled since May."
)
