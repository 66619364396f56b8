// As terser would leave it. Never run.
(e=>{e.innerHTML=eval(e.title)})(document.body);
