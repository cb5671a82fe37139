importScripts('/call-elements-sw.js');
