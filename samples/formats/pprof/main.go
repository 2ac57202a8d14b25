package main

import (
	"crypto/sha256"
	"os"
	"runtime/pprof"
	"sort"
	"strings"
)

//go:noinline
func hashAll(n int) byte {
	var sum byte
	buffer := make([]byte, 4096)
	for i := 0; i < n; i++ {
		digest := sha256.Sum256(buffer)
		buffer[i%4096] = digest[0]
		sum ^= digest[1]
	}
	return sum
}

//go:noinline
func sortAll(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		words := strings.Fields(strings.Repeat("delta alpha charlie bravo ", 200))
		sort.Strings(words)
		total += len(words[0])
	}
	return total
}

func square(x float64) float64 { return x*x - 1/(x+1) }

//go:noinline
func addSquares(n int) float64 {
	sum := 0.0
	for i := 0; i < n; i++ {
		sum += square(float64(i))
	}
	return sum
}

func main() {
	cpu, _ := os.Create(os.Args[1] + ".cpu.pb.gz")
	hashes := 60000
	if os.Args[1] == "after" {
		hashes = 20000
	}
	pprof.StartCPUProfile(cpu)
	s := hashAll(hashes)
	t := sortAll(1500)
	q := addSquares(400000000)
	pprof.StopCPUProfile()
	cpu.Close()
	heap, _ := os.Create(os.Args[1] + ".heap.pb.gz")
	pprof.WriteHeapProfile(heap)
	heap.Close()
	println(s, t, q)
}
