load 'style.gp'
set output 'connections.svg'
set title 'Server CPU of a message, by connections, at the same total rate'
set xlabel 'connections'
set ylabel 'server CPU of a message (µs)'
set logscale x
set xtics (200, 500, '1 000' 1000, '2 000' 2000, '5 000' 5000, '10 000' 10000, '15 000' 15000)
set xrange [180:17000]
unset key
plot 'connections.csv' using 'connections':'server_us' with linespoints linestyle 1
