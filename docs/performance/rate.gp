load 'style.gp'
set output 'rate.svg'
set title 'Server CPU of a message and latency, by rate'
set xlabel 'rate (share of the maximum, %)'
set ylabel 'server CPU of a message (µs)'
set y2label 'latency (µs)' textcolor rgb '#24292f'
set y2tics textcolor rgb '#24292f'
set border 11
set logscale y2
set xrange [0:105]
set key below horizontal
set bmargin 5.5
plot 'rate.csv' using 'percent':'server_us' title 'CPU of a message' with linespoints linestyle 1, \
     'rate.csv' using 'percent':'p50_us' axes x1y2 title 'latency p50' with linespoints linestyle 3, \
     'rate.csv' using 'percent':'p99_us' axes x1y2 title 'latency p99' with linespoints linestyle 2
