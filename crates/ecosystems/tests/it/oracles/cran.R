# R's own: `compareVersion`. In: lines of two versions with a tab between. Out: `<`, `=`, `>`, or `?` if one is refused.

lines <- readLines(file("stdin"))
pairs <- strsplit(paste0(lines, "\t"), "\t", fixed = TRUE)
a <- vapply(pairs, `[`, "", 1)
b <- vapply(pairs, `[`, "", 2)
refused <- is.na(numeric_version(a, strict = FALSE)) | is.na(numeric_version(b, strict = FALSE))
answers <- rep("?", length(lines))
order <- mapply(compareVersion, a[!refused], b[!refused])
answers[!refused] <- c("<", "=", ">")[order + 2]
writeLines(answers)
