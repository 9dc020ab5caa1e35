"""What a film is delivered with: its identifiers, DCP names, subtitles, keys and packages.

``identifiers`` reads the numbers that registers give to films; ``isdcf`` the names of DCPs;
``subtitles`` subtitle files; ``kdm`` key delivery messages. These take text or bytes and return
frozen data; only ``dcp``, which examines a package's folder, reads files. What is wrong is said in
codes, not words.
"""
