# What edgeR's quasi-likelihood F test with TMM factors finds in the simulated pairs. Needs Debian's r-bioc-edger (3.40.2).
#   node bench/calibration/write-pairs.mjs /tmp
#   Rscript bench/calibration/reference.R /tmp bench/calibration/reference/edger-tmm.tsv
suppressMessages(library(edgeR))
args <- commandArgs(TRUE)
group <- rep(0:1, each = 5)
design <- model.matrix(~group)
test <- function(d) {
  y <- calcNormFactors(DGEList(as.matrix(d[, 3:12])))
  y <- estimateDisp(y, design)
  q <- p.adjust(glmQLFTest(glmQLFit(y, design))$table$PValue, "BH")
  c(found = sum(q < 0.05 & d$target == 1), others = sum(q < 0.05 & d$target == 0))
}
all <- do.call(rbind, lapply(c(10, 20, 30), function(change) {
  pairs <- read.delim(file.path(args[1], sprintf("pairs-%d.tsv", change)))
  rows <- parallel::mclapply(split(pairs, pairs$pair), test, mc.cores = 2)
  data.frame(change = change, pair = as.integer(names(rows)), do.call(rbind, rows))
}))
write.table(all, args[2], sep = "\t", quote = FALSE, row.names = FALSE)
print(aggregate(cbind(power = found / 3, others) ~ change, all, mean))
